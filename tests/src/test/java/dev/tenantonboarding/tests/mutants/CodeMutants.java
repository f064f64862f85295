package dev.tenantonboarding.tests.mutants;

import static dev.tenantonboarding.tenancy.IsolationModel.BRIDGE;
import static dev.tenantonboarding.tenancy.IsolationModel.POOL;
import static dev.tenantonboarding.tenancy.IsolationModel.SILO;
import static dev.tenantonboarding.tests.mutants.Mutant.mistakes;
import static dev.tenantonboarding.tests.mutants.Mutant.opens;
import static dev.tenantonboarding.tests.stage.Variant.VENDING_AUTHORIZER;

import java.util.stream.Stream;

/** Of the code that serves tenants, which picks the door. */
final class CodeMutants {
    private CodeMutants() {}

    static Stream<Mutant> all() {
        return Stream.of(
                opens("code: a silo function serves whoever asks", SILO, "call-by-neighbour-at-function",
                        Code.of("tenant--{tenant}--inference", "inference/SiloEntrance", "caller.equals(owner)", "true")),
                mistakes("code: a silo function serves other tenants' tokens", SILO, "at the victim's own API",
                        Code.of("tenant--{neighbour}--inference", "inference/SiloEntrance", "caller.equals(owner)", "true")),
                mistakes("code: one session for all tenants", POOL, "sessions", Code.of("Inference", "runtime/ExpiringCache",
                        "current = entries.get(key)", "current = entries.values().stream().findFirst().orElse(null)")),
                mistakes("code: one session for all tenants, vended", BRIDGE, "sessions", Code.of("Authorizer", "runtime/ExpiringCache",
                        "current = entries.get(key)", "current = entries.values().stream().findFirst().orElse(null)")).in(VENDING_AUTHORIZER),
                mistakes("code: log lines name the one who asked first", POOL, "log fields", Code.of("Inference", "runtime/LoggedInvocation",
                        "fields.forEach(MDC::put);",
                        "class First { static final Map<String, String> FIELDS = new java.util.concurrent.ConcurrentHashMap<>(); }"
                                + "fields.forEach(First.FIELDS::putIfAbsent); First.FIELDS.forEach(MDC::put);")),
                mistakes("code: the client names the target model", POOL, "header X-Amzn-SageMaker-Target-Model", Code.of("Inference", "inference/InferenceHandler",
                        "answer(caller, Question.of(event))",
                        "answer(java.util.Optional.ofNullable(event.getHeaders().get(\"x-amzn-sagemaker-target-model\")).map(named -> new Admission.Admitted("
                                + "caller.tenant(), caller.model().withTarget(named), caller.session())).orElse(caller), Question.of(event))")),
                mistakes("code: a header names the tenant", BRIDGE, "header x-tenant-id", Code.of("Inference", "inference/InferenceHandler",
                        "Admission admission = entrance.admit(event);",
                        "java.util.Optional.ofNullable(event.getHeaders().get(\"x-tenant-id\"))"
                                + ".ifPresent(named -> event.getRequestContext().getAuthorizer().getJwt().getClaims().put(\"tenantId\", named));"
                                + "Admission admission = entrance.admit(event);")),
                mistakes("code: the tenant claim is trimmed", POOL, "tenant claim VICTIM ", Code.of("Inference", "inference/Claims",
                        "Optional.ofNullable(values.get(claim)).filter(", "Optional.ofNullable(values.get(claim)).map(String::strip).filter(")),
                mistakes("code: signatures are not verified", POOL, "forged token, signature of zeros", Code.of("Authorizer", "inference/token/TokenVerifier",
                        "signatures.process(parsed, null)",
                        "parsed.getState() == null ? signatures.process(parsed, null) : parsed.getJWTClaimsSet()")).in(VENDING_AUTHORIZER),
                mistakes("code: tokens for another audience", BRIDGE, "wrong token, audience others", Code.of("Authorizer", "inference/token/TokenVerifier",
                        "rules.objection(claims, clock.instant())", "java.util.Optional.<String>empty()")).in(VENDING_AUTHORIZER));
    }
}
