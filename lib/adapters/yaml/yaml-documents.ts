import type { DocumentReader } from '../../ports/workflows.ts';
import { readYaml } from './read-yaml.ts';

/** Documents written in YAML. */
export const yamlDocuments: DocumentReader = { read: readYaml };
