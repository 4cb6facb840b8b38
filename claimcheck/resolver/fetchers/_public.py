"""An IP address or a host's name becomes whether it is of the public internet, however it is wrapped."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_NAT64 = IPv6Network("64:ff9b::/96")
_LOCAL_NAT64 = IPv6Network("64:ff9b:1::/48")
_PROTOCOL = IPv4Network("192.0.0.0/24")
_COMPATIBLE = IPv6Network("::/96")
# Names that the public DNS does not have: RFC 6762, 6761, 8375, ICANN's "internal", and common custom.
_INSIDE = (".local", ".localhost", ".home.arpa", ".internal", ".intranet", ".lan", ".corp", ".home")


def forbidden(address: str) -> bool:
    """Tell whether an address is not of the public internet, also one wrapped in another.

    Forms that carry an IPv4 address: mapped (RFC 4291), 6to4 (RFC 3056), Teredo (RFC 4380),
    NAT64 (RFC 6052, RFC 8215), IPv4-compatible (RFC 4291, deprecated).
    """
    ip = ip_address(address)
    if isinstance(ip, IPv6Address) and (inner := _translated(ip)):
        return not _public(inner)
    return not _public(ip) or any(not _public(inner) for inner in _wrapped(ip))


def names_private(host: str) -> bool:
    """Tell, without a look-up, whether a host is an address or a name of no public network."""
    name = host.rstrip(".").lower()
    try:
        return forbidden(name)
    except ValueError:
        # NOTE: a last label of digits is some spelling of an IPv4 address, such as 127.1 (WHATWG URL 3.5).
        return "." not in name or name.endswith(_INSIDE) or name.rpartition(".")[2][:1].isdigit()


def _translated(ip: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that a mapped or well-known NAT64 address leads to and stands for."""
    return ip.ipv4_mapped or (_last(ip) if IPv6Address(int(ip)) in _NAT64 else None)


def _last(ip: IPv6Address) -> IPv4Address:
    return IPv4Address(int(ip) & 0xFFFFFFFF)


def _public(ip: IPv4Address | IPv6Address) -> bool:
    if isinstance(ip, IPv6Address):
        local = ip.is_site_local or IPv6Address(int(ip)) in _LOCAL_NAT64
    else:
        local = ip in _PROTOCOL
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified or local)


def _wrapped(ip: IPv4Address | IPv6Address) -> list[IPv4Address]:
    if isinstance(ip, IPv4Address):
        return []
    inner = [ip.sixtofour, *(ip.teredo or ()), _last(ip) if IPv6Address(int(ip)) in _COMPATIBLE else None]
    return [address for address in inner if address is not None]
