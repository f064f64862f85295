package dev.tenantonboarding.localcloud.sagemaker;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.tenantonboarding.localcloud.kernel.Access;
import dev.tenantonboarding.localcloud.kernel.AwsError;
import dev.tenantonboarding.localcloud.kernel.Caller;
import dev.tenantonboarding.localcloud.kernel.Cloud;
import dev.tenantonboarding.localcloud.s3.S3;
import dev.tenantonboarding.localcloud.sagemaker.Endpoint.State;
import dev.tenantonboarding.localcloud.sagemaker.modelserver.LoadedModels;
import dev.tenantonboarding.localcloud.sagemaker.modelserver.Model;
import dev.tenantonboarding.localcloud.sagemaker.modelserver.ModelLoadException;
import dev.tenantonboarding.localcloud.sts.Sts;

/**
 * What SageMaker does while an endpoint is Creating: pull the image, fetch the artifact, start the container, all of it as the
 * model's execution role.
 */
final class Deployment {
    private static final Pattern ECR_IMAGE =
            Pattern.compile("(\\d{12})\\.dkr\\.ecr\\.([a-z0-9-]+)\\.amazonaws\\.com/([^:@]+)(?::[^@]+)?(?:@.+)?");
    private static final List<String> PULLING =
            List.of("ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage");

    private final Cloud cloud;
    private final Sts sts;
    private final S3 s3;
    private final Limits limits;

    Deployment(Cloud cloud, Sts sts, S3 s3, Limits limits) {
        this.cloud = cloud;
        this.sts = sts;
        this.s3 = s3;
        this.limits = limits;
    }

    /** @return InService or Failed, with AWS's reasons */
    State deploy(Endpoint endpoint) {
        var model = endpoint.model();
        var variant = endpoint.config().variant().variantName();
        Caller role;
        try {
            role = ExecutionRole.of(model, sts);
        } catch (AwsError e) {
            return new State.Failed("Could not assume role " + model.executionRoleArn() + ". Please ensure that the role exists and "
                    + "allows principal 'sagemaker.amazonaws.com' to assume the role.");
        }
        if (!mayPull(role, model.container().image())) {
            return new State.Failed("Please make sure all images included in the model for the production variant " + variant
                    + " exist, and that the execution role used to create the model has permissions to access them.");
        }
        return model.isMultiModel() ? inService(new Serving.Multi(noModelsYet())) : load(model, role, variant);
    }

    private static State inService(Serving serving) {
        return new State.InService(serving, Optional.empty());
    }

    /** A multi-model endpoint fetches nothing before it is asked. */
    private LoadedModels<Model> noModelsYet() {
        return new LoadedModels<>(limits.loadedModels(), limits.loading(), cloud.timeline()::start);
    }

    private State load(HostedModel model, Caller role, String variant) {
        var url = "\"" + model.data().url() + "\"";
        try {
            return inService(new Serving.Single(Model.load(model.data().open(s3, role))));
        } catch (AwsError e) {
            return new State.Failed("Failed to download model data for container \"container_1\" from URL: " + url + ". Please ensure "
                    + "that there is an object located at the URL and that the role passed to CreateModel has permissions to download "
                    + "the object.");
        } catch (ModelLoadException e) {
            return new State.Failed(switch (e.kind()) {
                case NOT_AN_ARCHIVE -> "Failed to extract model data archive for container \"container_1\" from URL " + url
                        + ". Please ensure that the object located at the URL is a valid tar.gz archive.";
                case NO_MODEL -> "The primary container for production variant " + variant + " did not pass the ping health check. "
                        + "Please check CloudWatch logs for this endpoint.";
            });
        }
    }

    /** Images are in no registry here, but pulling one is a right that the role must have; images from elsewhere than ECR don't exist. */
    private boolean mayPull(Caller role, String image) {
        var matcher = ECR_IMAGE.matcher(image);
        if (!matcher.matches()) {
            return false;
        }
        var repository = "arn:aws:ecr:" + matcher.group(2) + ":" + matcher.group(1) + ":repository/" + matcher.group(3);
        try {
            cloud.authorize(role, Access.to("ecr:GetAuthorizationToken", "*"));
            PULLING.forEach(action -> cloud.authorize(role, Access.to(action, repository)));
            return true;
        } catch (AwsError e) {
            return false;
        }
    }
}
