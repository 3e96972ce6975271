import type { Templates } from '../../ports/workflows.ts';

/**
 * Templates for functions that read published workflows and send no mail: what was published was checked then, so they
 * need no template engine.
 */
export const publishedTemplates: Templates = {
  read: () => ({ variables: [{ path: ['unsubscribe', 'url'], position: { line: 1, column: 1 } }] }),
  render() {
    throw new TypeError('Expected nothing to be rendered by a function that sends no mail.');
  },
};
