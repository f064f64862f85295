package dev.tenantonboarding.localcloud.stepfunctions.language;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** The members of {@code $states} that only some fields may read. */
enum Reserved {
    /** In the Output and Assign of Task, Parallel and Map. */
    RESULT("result"),
    /** In the Output and Assign of a catcher. */
    ERROR_OUTPUT("errorOutput");

    static final Set<Reserved> NONE = EnumSet.noneOf(Reserved.class);
    static final Set<Reserved> WITH_RESULT = EnumSet.of(RESULT);
    static final Set<Reserved> WITH_ERROR_OUTPUT = EnumSet.of(ERROR_OUTPUT);

    final String member;
    private final Pattern reference;

    Reserved(String member) {
        this.member = member;
        this.reference = Pattern.compile("\\$states\\s*\\.\\s*(" + member + "\\b|`" + member + "`)");
    }

    /** @param code an expression without its string literals and comments */
    boolean readBy(String code) {
        return reference.matcher(code).find();
    }
}
