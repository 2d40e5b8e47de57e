import type { Reply } from '../../../client/index.ts';
import { count, Label, Money, ScrollX } from '../../../ui/index.ts';
import { words } from './words.ts';

type Stage = Reply<'/api/overview'>['funnel'][number];
const HEIGHT = 72;
const THINNEST = 1.5;

/** The county's flow from stage to stage until payment: a band whose thickness is the count, with the figures above it. */
export function Flow(props: { label: string; stages: readonly Stage[] }) {
  const most = Math.max(1, ...props.stages.map((stage) => stage.count));
  const half = (stage: Stage) => Math.max(THINNEST, (stage.count / most) * (HEIGHT / 2 - 2));
  const middles = props.stages.map((stage, index) => ({ x: index * 100 + 50, half: half(stage) }));
  const first = middles[0];
  const last = middles.at(-1);
  const edge = (sign: 1 | -1) => middles.map(({ x, half: thick }) => `${x},${HEIGHT / 2 + sign * thick}`);
  const width = props.stages.length * 100;
  const points =
    first && last
      ? [
          `0,${HEIGHT / 2 - first.half}`,
          ...edge(-1),
          `${width},${HEIGHT / 2 - last.half}`,
          `${width},${HEIGHT / 2 + last.half}`,
          ...edge(1).reverse(),
          `0,${HEIGHT / 2 + first.half}`,
        ].join(' ')
      : '';
  return (
    <ScrollX label={props.label} className="flow">
      <ol aria-label={props.label} style={{ gridTemplateColumns: `repeat(${props.stages.length}, 1fr)` }}>
        {props.stages.map((stage) => (
          <li key={stage.stage}>
            <span className="stage">
              <Label in="funnelStages" id={stage.stage} />
            </span>
            <b>{count(stage.count)}</b>
            <span className="quiet small">
              {stage.amountFen === null ? words.flow.unit : <Money fen={stage.amountFen} unit />}
            </span>
          </li>
        ))}
      </ol>
      <svg viewBox={`0 0 ${width} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        <polygon points={points} fill="#b9c9e6" />
        {middles.map(({ x, half: thick }) => (
          <line
            key={x}
            x1={x}
            x2={x}
            y1={HEIGHT / 2 - thick}
            y2={HEIGHT / 2 + thick}
            stroke="#0958d9"
            strokeWidth="2"
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </svg>
    </ScrollX>
  );
}
