"""The `linkml-reference-validator` package: a text and a quotation go in, its own answer comes out."""

from __future__ import annotations

from linkml_reference_validator.models import ReferenceContent, ReferenceValidationConfig
from linkml_reference_validator.validation.supporting_text_validator import SupportingTextValidator

from benchmarks.peers.lines import Check, Reply, parts, serve


def default(text: str) -> Check:
    """Validate as supporting text of a reference that was had in full; a suggested fix counts as located.

    It knows three dots for an ellipsis, so every spelling is given as that.
    """
    validator = SupportingTextValidator(ReferenceValidationConfig())
    reference = ReferenceContent(reference_id="file:source", content=text, content_type="full_text")

    def check(words: str) -> Reply:
        words = " ... ".join(parts(words))
        if validator.check_excerpt_content(words):
            return Reply(passed=False, alert=False, found=False, said="no excerpt")
        match = validator.find_text_in_reference(words, reference)
        located = bool(match.found or match.suggested_fix)
        return Reply(bool(match.found), alert=False, found=located, said=str(match.error_message or "found"))

    return check


if __name__ == "__main__":
    serve({"default": default})
