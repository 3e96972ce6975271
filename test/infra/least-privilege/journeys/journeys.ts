import { letPeopleAndProgramsIn } from './administering.ts';
import { askTheRest } from './asking.ts';
import { importAnExport, judgeTwoDays, sendDigestsOnce, trainTwice } from './judging.ts';
import {
  deliverToBrokenEndpoints,
  hearOfABounce,
  performSteps,
  performStepsAgain,
  releaseWhatIsLeft,
  stopARun,
} from './performing.ts';
import { previewARule } from './previewing.ts';
import { publishTwoVersions } from './publishing.ts';
import { holdAReview } from './reviewing.ts';
import type { World } from './world.ts';
import { publishInTheConsole } from './writing.ts';

/** Every way there is to call a function, in an order in which each finds what the ones before have left. */
export const journeys: ((world: World) => Promise<void>)[] = [
  publishTwoVersions,
  letPeopleAndProgramsIn,
  importAnExport,
  trainTwice,
  judgeTwoDays,
  sendDigestsOnce,
  previewARule,
  performSteps,
  performStepsAgain,
  releaseWhatIsLeft,
  deliverToBrokenEndpoints,
  stopARun,
  hearOfABounce,
  publishInTheConsole,
  holdAReview,
  askTheRest,
];
