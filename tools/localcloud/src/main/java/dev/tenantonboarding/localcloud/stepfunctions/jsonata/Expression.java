package dev.tenantonboarding.localcloud.stepfunctions.jsonata;

import java.util.List;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Parser;

/** A JSONata expression, compiled once and evaluated by any thread. */
public final class Expression {
    /** How long an evaluation may take, in milliseconds. */
    private static final long MAX_MILLIS = 5_000;
    /** How deep an evaluation may nest; AWS is seen to refuse 200 levels. */
    private static final int MAX_DEPTH = 150;

    private final String text;
    private final Jsonata compiled;
    private final List<String> unqualifiedNames;
    /** Binding the clock costs more than most evaluations do. */
    private final boolean mayTellTime;

    private Expression(String text, Jsonata compiled, List<String> unqualifiedNames) {
        this.text = text;
        this.compiled = compiled;
        this.unqualifiedNames = unqualifiedNames;
        this.mayTellTime = text.contains("now") || text.contains("millis");
    }

    /** Text that doesn't parse; the message is JSONata's own. */
    public static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        private Malformed(String message) {
            super(message);
        }
    }

    /** @param text what stands between {@code {%} and {@code %}} */
    public static Expression compile(String text) throws Malformed {
        try {
            var compiled = Jsonata.jsonata(text.strip());
            compiled.setOutputConvertNulls(false);
            compiled.setValidateInput(false);
            AddedFunctions.registerWith(compiled);
            return new Expression(text.strip(), compiled, SyntaxTree.unqualifiedNames(new Parser().parse(text.strip())));
        } catch (JException e) {
            throw new Malformed(ErrorText.of(e));
        } catch (StackOverflowError e) {
            throw new Malformed("The expression is nested too deeply");
        } catch (RuntimeException e) {
            // The parser answers some unfinished texts with an index or null error of its own.
            throw new Malformed("Unexpected end of expression");
        }
    }

    /**
     * @param location the field within the state, as failures name it
     * @return the value, as {@link Json} holds it
     * @throws QueryFailure if the expression fails, or returns nothing or something that isn't JSON
     */
    public Object evaluate(Bindings bindings, String location) {
        var result = run(bindings, location);
        if (result == null) {
            throw QueryFailure.at(location, subject(location) + "returned nothing (undefined).");
        }
        try {
            return Json.plain(result);
        } catch (IllegalArgumentException e) {
            throw QueryFailure.at(location, subject(location) + "returned an unsupported result type.");
        }
    }

    private Object run(Bindings bindings, String location) {
        var frame = compiled.createFrame();
        bindings.variables().forEach((name, value) -> frame.bind(name, value));
        frame.bind("states", (Object) bindings.states());
        if (mayTellTime) {
            AddedFunctions.bindClock(frame, bindings.now());
        }
        frame.setRuntimeBounds(MAX_MILLIS, MAX_DEPTH);
        try {
            return compiled.evaluate(null, frame);
        } catch (JException e) {
            throw QueryFailure.at(location, subject(location) + "threw an error during evaluation" + ErrorText.sentence(e));
        } catch (NumberFormatException e) {
            throw QueryFailure.at(location, subject(location)
                    + "threw an error during evaluation. D3030: Unable to cast value to a number: " + ErrorText.quotedPart(e));
        } catch (StackOverflowError e) {
            throw QueryFailure.at(location, subject(location) + "threw an error during evaluation: Stack overflow error");
        } catch (RuntimeException e) {
            throw QueryFailure.at(location, subject(location) + "threw an error during evaluation: " + e.getMessage());
        }
    }

    /** What it reads at its top level as if there were an input; AWS refuses that, since an expression has none but {@code $states}. */
    public List<String> unqualifiedNames() {
        return unqualifiedNames;
    }

    /** How a failure of this expression begins. */
    String subject(String location) {
        return "The JSONata expression '" + text + "' specified for the field '" + location + "' ";
    }

    @Override
    public String toString() {
        return text;
    }
}
