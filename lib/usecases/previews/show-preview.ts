import type { Preview } from '../../domain/previews/preview.ts';
import type { PreviewStore } from '../../ports/workflows.ts';
import { NotFound } from '../errors.ts';

/** A preview as it stands, with its result when it is done. Throws NotFound. */
export async function showPreview(
  { previewId }: { previewId: string },
  { previews }: { previews: PreviewStore },
): Promise<Preview> {
  const preview = await previews.find(previewId);
  if (preview) return preview;
  throw new NotFound(`There is no preview ${previewId}; they are kept for two weeks. Ask for it again.`);
}
