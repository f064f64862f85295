/** The model server alone, without endpoints around it. */
package dev.tenantonboarding.localcloud.sagemaker.modelserver;
