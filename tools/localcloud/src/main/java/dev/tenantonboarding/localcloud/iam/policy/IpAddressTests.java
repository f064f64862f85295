package dev.tenantonboarding.localcloud.iam.policy;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** The IpAddress operators: IPv4 and IPv6, single addresses and CIDR ranges; no variables. */
final class IpAddressTests {

    /** Keeps out the abbreviated IPv4 forms, zones and IPv4 in IPv6 that the JDK would also read. */
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:]*");
    private static final Pattern PREFIX = Pattern.compile("\\d{1,3}");

    private IpAddressTests() {
    }

    static ValueTest within(String policyValue, PolicyVersion version) {
        return range(policyValue)
                .map(range -> (ValueTest) (value, _) -> address(value).map(range::contains).map(Truth::of).orElse(Truth.UNKNOWN))
                .orElse(ValueTest.ILL_TYPED);
    }

    private record Address(BigInteger bits, int width) {
    }

    private record Range(Address start, int prefix) {
        boolean contains(Address address) {
            int shift = start.width() - prefix;
            return address.width() == start.width()
                    && address.bits().shiftRight(shift).equals(start.bits().shiftRight(shift));
        }
    }

    private static Optional<Range> range(String cidr) {
        int slash = cidr.indexOf('/');
        if (slash < 0) {
            return address(cidr).map(address -> new Range(address, address.width()));
        }
        String prefix = cidr.substring(slash + 1);
        if (!PREFIX.matcher(prefix).matches()) {
            return Optional.empty();
        }
        int bits = Integer.parseInt(prefix);
        return address(cidr.substring(0, slash)).filter(address -> bits <= address.width()).map(address -> new Range(address, bits));
    }

    private static Optional<Address> address(String text) {
        if (!ADDRESS.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            byte[] bytes = InetAddress.ofLiteral(text).getAddress();
            return Optional.of(new Address(new BigInteger(1, bytes), bytes.length * Byte.SIZE));
        } catch (IllegalArgumentException _) {
            // Not an address: the caller treats it as ill-typed, which never lets a request through.
            return Optional.empty();
        }
    }
}
