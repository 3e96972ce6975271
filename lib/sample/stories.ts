import { fadingStories } from './stories/fading.ts';
import { healthyStories } from './stories/healthy.ts';
import { unhappyStories } from './stories/unhappy.ts';
import type { Story, StoryName } from './story.ts';

/** The stories, and how often each is told: shares of the customers of the first day, and of newcomers, add up to 100. */
export const STORIES: Record<StoryName, Story> = { ...healthyStories, ...fadingStories, ...unhappyStories };
