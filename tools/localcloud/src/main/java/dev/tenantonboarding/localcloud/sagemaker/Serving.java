package dev.tenantonboarding.localcloud.sagemaker;

import dev.tenantonboarding.localcloud.sagemaker.modelserver.LoadedModels;
import dev.tenantonboarding.localcloud.sagemaker.modelserver.Model;

/** What an endpoint in service answers with. */
sealed interface Serving {

    /** The model that was loaded when the endpoint was created. */
    record Single(Model model) implements Serving {
    }

    /** Whichever models were asked for. */
    record Multi(LoadedModels<Model> models) implements Serving {
    }
}
