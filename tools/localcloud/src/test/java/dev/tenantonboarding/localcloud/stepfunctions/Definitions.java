package dev.tenantonboarding.localcloud.stepfunctions;

/** Small definitions for tests. */
final class Definitions {
    static final String PASS = machine("'A':{'Type':'Pass','End':true}");
    static final String WAIT = machine("'A':{'Type':'Wait','Seconds':3600,'Next':'B'},'B':{'Type':'Succeed'}");
    static final String TASK = machine("'A':{'Type':'Pass','Assign':{'kept':'{% $states.input.n %}'},'Next':'Call'},'Call':{'Type':'Task',"
            + "'Resource':'arn:aws:states:::lambda:invoke','Arguments':{'FunctionName':'" + StepFunctionsAccount.FUNCTION
            + "','Payload':{'n':'{% $kept %}','redrives':'{% $states.context.Execution.RedriveCount %}'}},"
            + "'Output':'{% $states.result.Payload %}','End':true}");

    private Definitions() {
    }

    /** A machine that starts at A; single quotes stand for double ones. */
    static String machine(String states) {
        return ("{'QueryLanguage':'JSONata','StartAt':'A','States':{" + states + "}}").replace('\'', '"');
    }
}
