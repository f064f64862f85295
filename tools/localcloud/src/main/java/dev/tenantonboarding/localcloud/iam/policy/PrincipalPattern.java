package dev.tenantonboarding.localcloud.iam.policy;

/** One entry of a Principal element. */
sealed interface PrincipalPattern {

    PrincipalMatch match(Principal principal);

    /** {@code *}. */
    record Anyone() implements PrincipalPattern {
        @Override
        public PrincipalMatch match(Principal principal) {
            return PrincipalMatch.ROLE;
        }
    }

    /** An account number or its root ARN, which stand for everyone in that account. */
    record Account(String id) implements PrincipalPattern {
        @Override
        public PrincipalMatch match(Principal principal) {
            return switch (principal) {
                case Principal.User user -> ofArn(user.arn());
                case Principal.RoleSession session -> ofArn(session.sessionArn());
                case Principal.Service _ -> PrincipalMatch.NONE;
            };
        }

        private PrincipalMatch ofArn(String arn) {
            String[] parts = arn.split(":", ArnTemplate.SEGMENTS);
            return parts.length == ArnTemplate.SEGMENTS && parts[4].equals(id) ? PrincipalMatch.ACCOUNT : PrincipalMatch.NONE;
        }
    }

    /** The ARN of a user, a role or one session of a role. */
    record Identity(String arn) implements PrincipalPattern {
        @Override
        public PrincipalMatch match(Principal principal) {
            return switch (principal) {
                case Principal.User user when user.arn().equals(arn) -> PrincipalMatch.DIRECT;
                case Principal.RoleSession session when session.sessionArn().equals(arn) -> PrincipalMatch.DIRECT;
                case Principal.RoleSession session when session.roleArn().equals(arn) -> PrincipalMatch.ROLE;
                case Principal.User _, Principal.RoleSession _, Principal.Service _ -> PrincipalMatch.NONE;
            };
        }
    }

    /** An AWS service. */
    record Service(String name) implements PrincipalPattern {
        @Override
        public PrincipalMatch match(Principal principal) {
            return principal instanceof Principal.Service service && service.name().equals(name)
                    ? PrincipalMatch.DIRECT : PrincipalMatch.NONE;
        }
    }
}
