import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { liquidTemplates } from '../../lib/adapters/liquid/liquid-templates.ts';
import { readYaml } from '../../lib/adapters/yaml/read-yaml.ts';
import type { Catalogue } from '../../lib/domain/metrics/catalogue.ts';
import type { Workflows } from '../../lib/domain/workflows/workflows.ts';
import type { WorkflowFiles } from '../../lib/ports/workflows.ts';
import { checkWorkflows } from '../../lib/usecases/check-workflows.ts';

const FOLDER = resolve(import.meta.dirname, '../../workflows');

/** The files of the workflows that come with Holdfast, by path. */
export function shippedFiles(): WorkflowFiles {
  const entries = readdirSync(FOLDER, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map(({ parentPath, name }) => join(parentPath, name));
  const inside = (path: string) => path.slice(FOLDER.length + 1).replaceAll('\\', '/');
  return Object.fromEntries(paths.map((path) => [inside(path), readFileSync(path, 'utf8')]));
}

/** The workflows of these files. */
export function workflowsOf(files: WorkflowFiles): Workflows {
  const { value, faults } = checkWorkflows(files, { documents: { read: readYaml }, templates: liquidTemplates() });
  if (!value) throw new Error(faults.map(({ file, message }) => `${file}: ${message}`).join('; '));
  return value;
}

/** The catalogue that comes with Holdfast. */
export function shippedCatalogue(): Catalogue {
  return workflowsOf(shippedFiles()).catalogue;
}
