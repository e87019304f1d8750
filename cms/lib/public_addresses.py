"""Which addresses of the internet anybody may reach; our own house is none of them."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

NAT64 = IPv6Network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """True for an address that anybody may reach, in whatever dress it comes."""
    ip = ip_address(address.partition("%")[0])
    return all(each.is_global and not each.is_multicast for each in _undressed(ip))


def _undressed(ip: IPv4Address | IPv6Address) -> list[IPv4Address | IPv6Address]:
    """The address, or the old ones that hide in a new one."""
    if isinstance(ip, IPv4Address):
        return [ip]
    in_nat64 = IPv4Address(int(ip) & 0xFFFFFFFF) if ip in NAT64 else None
    hidden = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ()), in_nat64]
    return [each for each in hidden if each] or [ip]
