import { useId, useMemo } from 'react';
import classes from './drawn-graph.module.css';
import type { StepGraphProps } from './graph-props.ts';
import { layOut, type PlacedRoad } from './lay-out.ts';
import { StepBox } from './step-box.tsx';

/** The graph, drawn: boxes that are read and reached like any list, roads behind them. */
export function DrawnGraph({ drawing, label, marks, selected, onSelect }: StepGraphProps) {
  const { width, height, steps, roads } = useMemo(() => layOut(drawing), [drawing]);
  const arrow = useId();
  const isTaken = ({ from, to }: PlacedRoad) => Boolean(marks) && isReached(from, marks) && isReached(to, marks);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.scroller} aria-label={label} tabIndex={0}>
      <div className={classes.canvas} style={{ width, height }}>
        <svg width={width} height={height} aria-hidden="true" className={classes.roads}>
          <marker id={arrow} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
            <path d="M0 0 L8 4 L0 8 z" fill="currentColor" />
          </marker>
          {roads.map((road) => (
            <path
              key={`${road.from} ${road.to} ${road.label}`}
              className={classes.road}
              data-taken={isTaken(road) || undefined}
              d={curve(road.points)}
              markerEnd={`url(#${arrow})`}
            />
          ))}
        </svg>
        {roads.map(({ from, to, label: words, at }) =>
          at && words ? (
            <span key={`${from} ${to} ${words}`} className={classes.label} style={{ left: at.x, top: at.y }}>
              {words}
            </span>
          ) : null,
        )}
        <ol className={classes.steps}>
          {steps.map((step) => (
            <StepBox
              key={step.id}
              step={step}
              mark={marks?.[step.id]}
              isFaded={marks !== undefined && !isReached(step.id, marks)}
              isSelected={selected === step.id}
              onSelect={onSelect}
            />
          ))}
        </ol>
      </div>
    </section>
  );
}

/** A run begins somewhere; it ended where its marks say so. */
const isReached = (id: string, marks: StepGraphProps['marks']) => id === 'start' || marks?.[id] !== undefined;

/** A line that bends softly through the points. */
function curve(points: { x: number; y: number }[]): string {
  const [first, ...rest] = points;
  const last = rest.at(-1);
  if (!first || !last) return '';
  const middle = rest.slice(0, -1).map((point, index) => {
    const next = rest[index + 1] ?? last;
    return `Q ${point.x} ${point.y} ${(point.x + next.x) / 2} ${(point.y + next.y) / 2}`;
  });
  return `M ${first.x} ${first.y} ${middle.join(' ')} L ${last.x} ${last.y}`;
}
