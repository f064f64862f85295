package dev.tenantonboarding.localcloud.apigateway;

import java.util.HashMap;
import java.util.Map;

/** Whether a request reaches its function. */
sealed interface Admission {

    /** @param authorizer what the authorizer has to say of the caller, as events show it; empty without an authorizer */
    record Admitted(Map<String, Object> authorizer) implements Admission {
        static final Admitted ANYBODY = new Admitted(Map.of());

        public Admitted {
            authorizer = new HashMap<>(authorizer);
        }

        /** Without what the authorizer says, which may be credentials. */
        @Override
        public String toString() {
            return "Admitted";
        }
    }

    record Refused(ApiAnswer answer) implements Admission {
        static final Refused FORBIDDEN = new Refused(ApiAnswer.message(403, "Forbidden"));
        static final Refused UNAUTHORIZED = new Refused(ApiAnswer.message(401, "Unauthorized"));
        static final Refused BROKEN = new Refused(ApiAnswer.INTERNAL_ERROR);
    }
}
