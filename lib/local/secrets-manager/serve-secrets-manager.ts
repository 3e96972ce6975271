import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { serveAwsJson } from '../aws-json-endpoint.ts';
import { AwsError } from '../errors.ts';
import type { Endpoint } from '../loopback-server.ts';
import { readJsonFile } from '../read-json-file.ts';
import { writeAtomically } from '../write-atomically.ts';

type Secret = { arn: string; name: string; versionId: string; value: string; createdMs: number };
type Given = { Name: string; SecretId: string; SecretString?: string; ClientRequestToken?: string };

/** Serves Secrets Manager over `<dir>/secrets.json`, which only its owner can read. Text secrets, one version each. */
export function serveSecretsManager({
  dir,
  health,
  now,
}: {
  dir: string;
  health(): object;
  now(): Date;
}): Promise<Endpoint> {
  const secrets = new SecretFile(join(dir, 'secrets.json'));
  const write = (name: string, given: Given) => {
    const { SecretString: value, ClientRequestToken: versionId = randomUUID() } = given;
    if (value === undefined)
      throw new AwsError('InvalidParameterException', 'Expected a SecretString; binary secrets are not served here.');
    const arn = `arn:aws:secretsmanager:us-east-1:000000000000:secret:${name}`;
    secrets.write({ arn, name, versionId, value, createdMs: now().getTime() });
    return { ARN: arn, Name: name, VersionId: versionId };
  };
  return serveAwsJson({
    target: 'secretsmanager',
    version: '1.1',
    health,
    operations: {
      CreateSecret(given: Given) {
        const existing = secrets.find(given.Name);
        const isRepeated = existing?.versionId === given.ClientRequestToken && existing?.value === given.SecretString;
        if (existing && !isRepeated)
          throw new AwsError('ResourceExistsException', `The secret ${given.Name} already exists.`);
        return write(given.Name, given);
      },
      PutSecretValue: (given: Given) => ({
        ...write(secrets.get(given.SecretId).name, given),
        VersionStages: ['AWSCURRENT'],
      }),
      GetSecretValue(given: Given) {
        const { arn, name, versionId, value, createdMs } = secrets.get(given.SecretId);
        const version = { VersionId: versionId, VersionStages: ['AWSCURRENT'], CreatedDate: createdMs / 1000 };
        return { ARN: arn, Name: name, SecretString: value, ...version };
      },
    },
  });
}

class SecretFile {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /** By name or ARN. */
  find(id: string): Secret | undefined {
    return this.#read().find(({ name, arn }) => name === id || arn === id);
  }

  get(id: string): Secret {
    const secret = this.find(id);
    if (secret) return secret;
    throw new AwsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
  }

  write(secret: Secret): void {
    const others = this.#read().filter(({ name }) => name !== secret.name);
    writeAtomically(this.#path, JSON.stringify([...others, secret], undefined, 2), 0o600);
  }

  #read(): Secret[] {
    return readJsonFile<Secret[]>(this.#path) ?? [];
  }
}
