import type { Parsed, SourceDocument } from '../domain/documents/source-document.ts';
import type { TemplateReading } from '../domain/messages/template.ts';
import type { Preview, PreviewQuestion } from '../domain/previews/preview.ts';

/** Files of the workflows folder: path inside it (`playbooks/onboarding-nudge.yaml`) → text. */
export type WorkflowFiles = Record<string, string>;

/**
 * A version of the workflows that was published; `version` is the hash of its files. `by` whom, and why (`message`): what
 * was published before people were asked has neither.
 */
export type PublishedVersion = {
  version: string;
  publishedAt: string;
  /** Where it was written; absent for what was published before there was a console. */
  from?: 'console' | 'folder' | 'deployment';
  by?: string;
  message?: string;
};

/** The published workflows. A version never changes; which one is current does. */
export interface WorkflowStore {
  writeFiles(version: string, files: WorkflowFiles): Promise<void>;
  /**
   * Makes a version current, and notes that in the history. With `replacing` only if that version is current still; false
   * when it is another one.
   */
  makeCurrent(published: PublishedVersion, options?: { replacing: string | undefined }): Promise<boolean>;
  current(): Promise<PublishedVersion | undefined>;
  /** What was made current, newest first. */
  history(limit: number): Promise<PublishedVersion[]>;
  files(version: string): Promise<WorkflowFiles | undefined>;
}

/** Reads a text into values that know their place; syntax errors are faults. */
export interface DocumentReader {
  read(file: string, text: string): Parsed<SourceDocument>;
}

/** Message templates. */
export interface Templates {
  /** The variables a template reads, each at its place, or why it is no template. */
  read(file: string, text: string): TemplateReading;
  /** The text of a template with its variables filled in; in HTML they are escaped. Throws TemplateFailed. */
  render(text: string, variables: object, format: 'text' | 'html'): string;
}

/** Previews of what parts of the workflows would have done on history, kept for two weeks. */
export interface PreviewStore {
  /** Writes a preview that begins, with its question; false when one of its id is under way or done. */
  begin(preview: Preview, question: PreviewQuestion): Promise<boolean>;
  /** The preview, with its result when it is done. */
  find(previewId: string): Promise<Preview | undefined>;
  question(previewId: string): Promise<PreviewQuestion | undefined>;
  /** Replaces one that is running, and was asked for at the same time; false when it no longer is. */
  change(preview: Preview): Promise<boolean>;
}

/** The state machine that works out previews. */
export interface PreviewRuns {
  /** Starts the work on a preview, once: the same preview asked for at the same time changes nothing. */
  start(preview: { previewId: string; requestedAt: string }): Promise<'started' | 'already-started'>;
}
