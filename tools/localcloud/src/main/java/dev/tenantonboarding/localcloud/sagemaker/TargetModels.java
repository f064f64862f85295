package dev.tenantonboarding.localcloud.sagemaker;

import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.s3.S3;
import dev.tenantonboarding.localcloud.sagemaker.modelserver.ContainerAnswer;
import dev.tenantonboarding.localcloud.sagemaker.modelserver.Model;
import dev.tenantonboarding.localcloud.sagemaker.modelserver.ModelLoadException;
import dev.tenantonboarding.localcloud.sts.Sts;

/** Brings target models into a multi-model endpoint's memory, reading their artifacts as the model's execution role. */
final class TargetModels {
    private final Sts sts;
    private final S3 s3;

    TargetModels(Sts sts, S3 s3) {
        this.sts = sts;
        this.s3 = s3;
    }

    /** @throws AwsError ValidationError, ModelNotReadyException or ModelError, as InvokeEndpoint answers */
    Model load(Endpoint endpoint, Serving.Multi serving, String targetModel) {
        var artifact = endpoint.model().data().below(targetModel);
        try {
            return serving.models().get(targetModel, () -> fetch(endpoint, artifact))
                    .orElseThrow(() -> RuntimeErrors.notReady(targetModel));
        } catch (ModelLoadException e) {
            throw switch (e.kind()) {
                case NOT_AN_ARCHIVE -> RuntimeErrors.extraction(artifact);
                case NO_MODEL -> RuntimeErrors.model(endpoint, new ContainerAnswer.Failure(500, "Unable to load model: " + e.getMessage()));
            };
        }
    }

    private Model fetch(Endpoint endpoint, ModelData artifact) throws ModelLoadException {
        try {
            return Model.load(artifact.open(s3, ExecutionRole.of(endpoint.model(), sts)));
        } catch (AwsError e) {
            throw RuntimeErrors.download(artifact);
        }
    }
}
