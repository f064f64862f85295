package dev.tenantonboarding.localcloud.iam.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * An ARN pattern. Its six parts are matched one by one, so no wildcard and no variable's value reaches over a colon into the next
 * part; parts that are left out at the end stand for anything.
 */
final class ArnTemplate {

    static final int SEGMENTS = 6;
    private static final Template ANYTHING = new Template(List.of(new Template.Wildcard(Glob.ANY_RUN)));

    private final Template whole;
    private final List<Template> segments;

    private ArnTemplate(Template whole) {
        this.whole = whole;
        this.segments = List.copyOf(split(whole));
    }

    static ArnTemplate parse(String text, PolicyVersion version) {
        return new ArnTemplate(TemplateParser.pattern(text, version));
    }

    /** Whether the pattern can match an ARN at all: it begins as one, with a wildcard, or with a variable that may hold one. */
    boolean isArn() {
        return beginsWithVariable()
                || segments.getFirst().resolve(RequestContext.EMPTY).map(glob -> glob.matches("arn")).orElse(false);
    }

    /**
     * Whether an ARN fits.
     *
     * @param arn its parts; anything but six is no ARN and fits nothing
     */
    boolean matches(String[] arn, RequestContext context) {
        if (arn.length != SEGMENTS) {
            return false;
        }
        if (beginsWithVariable()) {
            return whole.resolve(context).map(glob -> glob.matches(String.join(":", arn))).orElse(false);
        }
        for (int i = 0; i < SEGMENTS; i++) {
            String part = arn[i];
            if (!segments.get(i).resolve(context).map(glob -> glob.matches(part)).orElse(false)) {
                return false;
            }
        }
        return true;
    }

    /** A variable such as {@code ${aws:PrincipalArn}} brings all the parts with it. */
    private boolean beginsWithVariable() {
        return !whole.parts().isEmpty() && whole.parts().getFirst() instanceof Template.Variable;
    }

    private static List<Template> split(Template template) {
        List<Template> segments = new ArrayList<>();
        List<Template.Part> current = new ArrayList<>();
        for (Template.Part part : template.parts()) {
            if (part instanceof Template.Text(String text)) {
                String[] pieces = text.split(":", SEGMENTS - segments.size());
                for (int i = 0; i < pieces.length; i++) {
                    if (i > 0) {
                        segments.add(new Template(current));
                        current.clear();
                    }
                    current.add(new Template.Text(pieces[i]));
                }
            } else {
                current.add(part);
            }
        }
        segments.add(new Template(current));
        while (segments.size() < SEGMENTS) {
            segments.add(ANYTHING);
        }
        return segments;
    }
}
