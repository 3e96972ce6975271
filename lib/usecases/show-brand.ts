import type { Brand } from '../domain/messages/brand.ts';
import { NothingPublished, PublishedWorkflowsFaulty } from '../domain/playbooks/errors.ts';
import { loadCurrentWorkflows, type WorkflowPorts } from './load-workflows.ts';

/** What the company looks like, and its name; nothing where its settings do not say, or nothing is published yet. */
export async function showBrand(_: object, ports: WorkflowPorts): Promise<(Brand & { company: string }) | undefined> {
  try {
    const { settings } = await loadCurrentWorkflows(ports);
    return settings.brand && { company: settings.company.name, ...settings.brand };
  } catch (error) {
    if (error instanceof NothingPublished || error instanceof PublishedWorkflowsFaulty) return undefined;
    throw error;
  }
}
