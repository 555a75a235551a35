package org.codexfield.metering;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An address of the Internet Protocol, and whether a server may connect to it for a stranger.
 *
 * @param bytes 4 of IPv4 or 16 of IPv6, the highest first
 */
@SuppressWarnings("ArrayRecordComponent") // copied and compared by content below
public record IpAddress(byte[] bytes) {

    private static final int IPV4 = 4;
    private static final int IPV6 = 16;

    /** What the registries of RFC 6890 keep from the Internet, and what is no single machine. */
    private static final String[] NOT_PUBLIC_IPV4 = {
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/3"
    };

    /** Within 2000::/3, which alone is public: addresses that stand for others, or for nobody. */
    private static final String[] NOT_PUBLIC_IPV6 = {
        "2001:0/23", "2001:db8/32", "2002:0/16", "3fff:0/20"
    };

    /**
     * @throws IllegalArgumentException unless there are 4 or 16 bytes
     */
    public IpAddress {
        if (bytes.length != IPV4 && bytes.length != IPV6) {
            throw new IllegalArgumentException("An address has 4 or 16 bytes");
        }
        bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Whether it is one of the machine itself. */
    public boolean isLoopback() {
        return bytes.length == IPV4
                ? bytes[0] == 127
                : bytes[IPV6 - 1] == 1 && IntStream.range(0, IPV6 - 1).allMatch(i -> bytes[i] == 0);
    }

    /**
     * Whether it is one of the public Internet: neither of this machine or network, nor one that
     * stands for another (IPv4 within IPv6, translation, tunnels), nor one of many.
     */
    public boolean isPublic() {
        if (bytes.length == IPV4) {
            return Arrays.stream(NOT_PUBLIC_IPV4).noneMatch(this::isInIpv4);
        }
        return (bytes[0] & 0xE0) == 0x20
                && Arrays.stream(NOT_PUBLIC_IPV6).noneMatch(this::isInIpv6);
    }

    private boolean isInIpv4(String network) {
        var parts = network.split("[./]", -1);
        var start = new byte[IPV4];
        for (int i = 0; i < IPV4; i++) {
            start[i] = (byte) Integer.parseInt(parts[i]);
        }
        return beginsWith(start, Integer.parseInt(parts[IPV4]));
    }

    /** The first two groups are enough for all of them. */
    private boolean isInIpv6(String network) {
        var parts = network.split("[:/]", -1);
        int high = Integer.parseInt(parts[0], 16);
        int low = Integer.parseInt(parts[1], 16);
        return beginsWith(
                new byte[] {
                    (byte) (high >> Byte.SIZE), (byte) high, (byte) (low >> Byte.SIZE), (byte) low
                },
                Integer.parseInt(parts[2]));
    }

    private boolean beginsWith(byte[] start, int bits) {
        for (int i = 0; i < bits; i++) {
            int mask = 0x80 >> (i % Byte.SIZE);
            if (((bytes[i / Byte.SIZE] ^ start[i / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IpAddress that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /**
     * The text that a connection is made to, for example {@code 192.0.2.1} or {@code
     * 2001:db8:0:0:0:0:0:1}.
     */
    @Override
    public String toString() {
        if (bytes.length == IPV4) {
            return IntStream.range(0, IPV4)
                    .mapToObj(i -> Integer.toString(bytes[i] & 0xFF))
                    .collect(Collectors.joining("."));
        }
        return IntStream.range(0, IPV6 / 2)
                .map(i -> ((bytes[2 * i] & 0xFF) << Byte.SIZE) | (bytes[2 * i + 1] & 0xFF))
                .mapToObj(Integer::toHexString)
                .collect(Collectors.joining(":"));
    }
}
