package dev.tenantonboarding.localcloud.stepfunctions.execution;

/** A state of a definition: holds no data of any execution. */
public interface State {

    String name();

    /** The history events that tell of this state. */
    StateEvents events();

    /** Does the state's work; later continues through the visit. Called again for each retry. */
    void run(Visit visit);

    /** What happens when the state fails. */
    default ErrorHandling errorHandling() {
        return ErrorHandling.NONE;
    }

    /**
     * Whether the state's fields are evaluated while it is being entered. AWS then chains a failed evaluation to the event before
     * the state's entry, as its recorded histories show for all states but Wait.
     */
    default boolean evaluatesOnEntry() {
        return true;
    }
}
