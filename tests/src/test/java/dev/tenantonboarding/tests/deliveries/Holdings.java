package dev.tenantonboarding.tests.deliveries;

import dev.tenantonboarding.tenancy.IsolationModel;
import dev.tenantonboarding.tenancy.TenantId;
import java.util.List;
import java.util.stream.Stream;

/** What a tenant has, by the design, in words that leave out accounts and versions. */
final class Holdings {
    private Holdings() {}

    static List<String> of(TenantId tenant, IsolationModel isolation) {
        return switch (isolation) {
            case POOL -> List.of("pool/" + tenant + ".tar.gz");
            case BRIDGE -> List.of(
                    "bridge/" + tenant + "/VERSION.tar.gz",
                    "sagemaker:endpoint/" + tenant, "sagemaker:endpoint-config/" + tenant + "-VERSION", "sagemaker:model/" + tenant + "-VERSION");
            case SILO -> List.of(
                    "silo/" + tenant + "/VERSION.tar.gz",
                    "tenant--" + tenant,
                    "sagemaker:endpoint/silo--" + tenant, "sagemaker:endpoint-config/silo--" + tenant + "-VERSION",
                    "sagemaker:model/silo--" + tenant + "-VERSION",
                    "lambda:function:tenant--" + tenant + "--inference",
                    "iam:role/tenant--" + tenant + "--function", "iam:role/tenant--" + tenant + "--container");
        };
    }

    /** What was found, in the same words. */
    static List<String> in(Stream<String> found) {
        return found.map(name -> name
                        .replaceAll("^arn:aws:(\\w+):[^:]*:[^:]*:", "$1:")
                        .replaceAll("(?<=/)[0-9a-f]{16}(?=\\.tar\\.gz$)|(?<=-)[0-9a-f]{8}$", "VERSION"))
                .toList();
    }
}
