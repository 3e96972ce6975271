import {
  IconArrowsSplit2,
  IconCheck,
  IconClockHour4,
  IconDoorExit,
  IconFlag,
  IconFlagCheck,
  IconListCheck,
  IconMail,
  IconPlayerPlay,
  IconPlugConnected,
  IconSpeakerphone,
  IconX,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { DrawnStep } from '../../../../lib/domain/playbooks/draw-playbook.ts';
import classes from './drawn-graph.module.css';
import type { StepMark } from './graph-props.ts';
import type { PlacedStep } from './lay-out.ts';

const icons: Record<DrawnStep['kind'], ComponentType<{ size?: number }>> = {
  start: IconFlag,
  end: IconFlagCheck,
  email: IconMail,
  escalate: IconSpeakerphone,
  webhook: IconPlugConnected,
  task: IconListCheck,
  wait: IconClockHour4,
  branch: IconArrowsSplit2,
  'exit-when': IconDoorExit,
};

const marksOf: Record<StepMark['state'], { icon: ComponentType<{ size?: number }>; words: string }> = {
  done: { icon: IconCheck, words: 'done' },
  current: { icon: IconPlayerPlay, words: 'under way' },
  failed: { icon: IconX, words: 'failed' },
  skipped: { icon: IconDoorExit, words: 'passed over' },
};

type StepBoxProps = {
  step: PlacedStep;
  mark?: StepMark;
  isFaded: boolean;
  isSelected: boolean;
  onSelect?: (stepId: string) => void;
};

/** A step of the graph: what it does, and in a run what became of it. */
export function StepBox({ step, mark, isFaded, isSelected, onSelect }: StepBoxProps) {
  const { id, kind, x, y, width, height } = step;
  const place = { left: x, top: y, width, height };
  const shown = { 'data-kind': kind, 'data-state': mark?.state, 'data-faded': isFaded || undefined };
  const mayChoose = onSelect && kind !== 'start' && kind !== 'end';
  return (
    <li className={classes.place} style={place}>
      {mayChoose ? (
        <button type="button" className={classes.box} {...shown} aria-pressed={isSelected} onClick={() => onSelect(id)}>
          <StepWords step={step} mark={mark} />
        </button>
      ) : (
        <div className={classes.box} {...shown}>
          <StepWords step={step} mark={mark} />
        </div>
      )}
    </li>
  );
}

function StepWords({ step: { kind, title, detail }, mark }: Pick<StepBoxProps, 'step' | 'mark'>) {
  const Icon = icons[kind];
  const marked = mark && marksOf[mark.state];
  return (
    <>
      <span className={classes.icon} aria-hidden="true">
        <Icon size={16} />
      </span>
      <span className={classes.words}>
        <span className={classes.title} title={title}>
          {title}
        </span>
        {(mark?.words ?? detail) && (
          <span className={classes.detail} title={detail}>
            {mark?.words ?? detail}
          </span>
        )}
      </span>
      {marked && (
        <span className={classes.mark} title={marked.words}>
          <marked.icon size={14} />
          <span className={classes.hidden}>{marked.words}</span>
        </span>
      )}
    </>
  );
}
