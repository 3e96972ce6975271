import { writeFileSync } from 'node:fs';
import { deployEmbedded } from './embedded-deployment.ts';
import { journeys } from './journeys/journeys.ts';
import { START } from './journeys/world.ts';
import { receiveWebhooks } from './receiver.ts';
import { serveUserPool } from './serve-user-pool.ts';

// Goes through the journeys with the deployed functions, in the environment of their deployment, and writes what they
// needed of IAM, by function, to the file given. A process of its own: it changes the time, and watches every AWS client.
const [file = '', account = ''] = process.argv.slice(2);
const arn = (service: string, resource: string) => `arn:aws:${service}:${process.env.REGION}:${account}:${resource}`;
const receiver = await receiveWebhooks();
const people = await serveUserPool(process.env.USER_POOL_ID ?? '');
process.env.AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER = people.url;
const deployment = await deployEmbedded({ start: START, arn });
for (const journey of journeys) await journey({ ...deployment, receiver });
await deployment.close();
await receiver.close();
await people.close();
writeFileSync(file, JSON.stringify(deployment.needed()));
