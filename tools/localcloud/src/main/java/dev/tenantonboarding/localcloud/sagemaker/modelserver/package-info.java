/** What runs in an endpoint's container: loads XGBoost models from {@code model.tar.gz} archives and answers {@code text/csv}. */
package dev.tenantonboarding.localcloud.sagemaker.modelserver;
