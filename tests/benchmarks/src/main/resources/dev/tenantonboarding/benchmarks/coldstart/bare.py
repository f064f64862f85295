"""The inference function's two calls with boto3, and the loop that Lambda's client for Python runs."""
import http.client
import json
import os

import boto3

sts = boto3.client('sts')


def handle(event):
    session = sts.assume_role(RoleArn=os.environ['POOL_INVOKE_ROLE_ARN'], RoleSessionName='acme',
                              Tags=[{'Key': 'TenantID', 'Value': 'acme'}])['Credentials']
    models = boto3.client('sagemaker-runtime', aws_access_key_id=session['AccessKeyId'],
                          aws_secret_access_key=session['SecretAccessKey'], aws_session_token=session['SessionToken'])
    answer = models.invoke_endpoint(EndpointName=os.environ['POOL_ENDPOINT_NAME'], TargetModel='acme.tar.gz',
                                    ContentType='text/csv', Body=event['body'])
    return {'statusCode': 200, 'body': answer['Body'].read().decode()}


api = http.client.HTTPConnection(os.environ['AWS_LAMBDA_RUNTIME_API'])
while True:
    api.request('GET', '/2018-06-01/runtime/invocation/next')
    invocation = api.getresponse()
    answer = handle(json.loads(invocation.read()))
    api.request('POST', '/2018-06-01/runtime/invocation/%s/response' % invocation.getheader('Lambda-Runtime-Aws-Request-Id'),
                json.dumps(answer, separators=(',', ':')))
    api.getresponse().read()
