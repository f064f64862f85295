package dev.tenantonboarding.localcloud.iam;

import java.util.ArrayList;
import java.util.List;

import dev.tenantonboarding.localcloud.kernel.Operation;
import dev.tenantonboarding.localcloud.kernel.Protocol;
import dev.tenantonboarding.localcloud.kernel.Service;

/** The IAM service: roles, managed policies and the simulator. Users, groups and instance profiles are not there. */
public final class IamService {
    private static final String NAMESPACE = "https://iam.amazonaws.com/doc/2010-05-08/";

    private IamService() {
    }

    public static Service of(IamStore store) {
        var operations = new ArrayList<Operation<?, ?>>();
        List.of(new RoleOperations(store).all(), new RoleTagOperations(store).all(), new RoleBoundaryOperations(store).all(),
                new InlinePolicyOperations(store).all(), new AttachmentOperations(store).all(), new ManagedPolicyOperations(store).all(),
                new PolicyVersionOperations(store).all(), new SimulationOperations(store).all()).forEach(operations::addAll);
        return new Service("iam", Protocol.QUERY, NAMESPACE, operations);
    }
}
