package dev.tenantonboarding.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import dev.tenantonboarding.tenancy.TenantId;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/** Runs one invocation so that each of its log lines names the tenant and what else is asked for, and no line of the next one does. */
public final class LoggedInvocation {
    /** The log field that names the tenant. */
    public static final String TENANT = "tenantId";

    /** The log field that names the execution. */
    public static final String EXECUTION = "execution";

    private static final Logger LOG = LoggerFactory.getLogger(LoggedInvocation.class);

    private LoggedInvocation() {}

    /** Names the tenant on the lines to come of this invocation, where it shows only on the way. */
    public static void about(TenantId tenant) {
        MDC.put(TENANT, tenant.value());
    }

    /** Runs the work with these fields on its log lines; what it throws is logged too, and thrown on. */
    public static <T> T run(Context context, Map<String, String> fields, Supplier<T> work) {
        return PowertoolsLogging.withLogging(context, () -> {
            fields.forEach(MDC::put);
            try {
                return work.get();
            } catch (RuntimeException failed) {
                LOG.error("failed", failed);
                throw failed;
            } finally {
                fields.keySet().forEach(MDC::remove);
                MDC.remove(TENANT);
            }
        });
    }
}
