package dev.tenantonboarding.onboarding.stack;

import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** What can be done with a stack, which is all that its many statuses come to here. */
enum StackPhase {
    /** There is none. */
    MISSING,
    /** It is as some plan had it. */
    COMPLETE,
    /** It is as it was before an update that failed. */
    ROLLED_BACK,
    /** It is on its way to another status. */
    UNDERWAY,
    /** It came to an end that only deleting it leads out of. */
    BROKEN;

    static StackPhase of(StackStatus status) {
        return switch (status) {
            case DELETE_COMPLETE -> MISSING;
            case CREATE_COMPLETE, UPDATE_COMPLETE, IMPORT_COMPLETE -> COMPLETE;
            case UPDATE_ROLLBACK_COMPLETE, IMPORT_ROLLBACK_COMPLETE -> ROLLED_BACK;
            case CREATE_IN_PROGRESS, ROLLBACK_IN_PROGRESS, DELETE_IN_PROGRESS, UPDATE_IN_PROGRESS, UPDATE_COMPLETE_CLEANUP_IN_PROGRESS,
                    UPDATE_ROLLBACK_IN_PROGRESS, UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS, IMPORT_IN_PROGRESS,
                    IMPORT_ROLLBACK_IN_PROGRESS, UNKNOWN_TO_SDK_VERSION -> UNDERWAY;
            // In review: a change set was made for it and never carried out.
            case CREATE_FAILED, ROLLBACK_COMPLETE, ROLLBACK_FAILED, UPDATE_FAILED, UPDATE_ROLLBACK_FAILED, IMPORT_ROLLBACK_FAILED,
                    DELETE_FAILED, REVIEW_IN_PROGRESS -> BROKEN;
        };
    }
}
