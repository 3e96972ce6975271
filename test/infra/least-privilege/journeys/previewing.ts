import type { Preview } from '../../../../lib/domain/previews/preview.ts';
import type { World } from './world.ts';

/** A rule tried out on history, twice: the second time it is known. */
export async function previewARule({ request, ended, stores }: World) {
  const wish = { kind: 'rule', ruleId: 'everyone' };
  const { previewId } = JSON.parse(await request('/previews', { json: wish }));
  const asked = await stores.previews.find(previewId);
  await ended(process.env.PREVIEW_HISTORY_ARN ?? '', `${previewId}-${Date.parse(asked?.requestedAt ?? '')}`);
  await request('/previews', { json: wish });
  const preview: Preview = JSON.parse(await request(`/previews/${previewId}`));
  if (preview.state !== 'done') throw new Error(`The preview is ${preview.state}: ${preview.reason}.`);
}
