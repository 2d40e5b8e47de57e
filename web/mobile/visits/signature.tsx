import { type PointerEvent, useRef, useState } from 'react';
import { words } from './words.ts';

const WIDTH = 480;
const HEIGHT = 180;
const LINE = 4;
/** The server reads no longer text; drawn smaller it is shorter. */
const MOST_CHARACTERS = 18_000;
const QUALITY = 0.5;
const SCALES = [1, 0.7, 0.5, 0.35] as const;
/** A dot is no signature. */
const LEAST_STEPS = 8;

/** The drawing, base64, as small as the browser makes it: WebP, else PNG; as large as may be sent. */
function pictureOf(drawn: HTMLCanvasElement): string | null {
  const canvas = document.createElement('canvas');
  for (const scale of SCALES) {
    [canvas.width, canvas.height] = [Math.round(WIDTH * scale), Math.round(HEIGHT * scale)];
    const pen = canvas.getContext('2d');
    if (!pen) return null;
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(drawn, 0, 0, canvas.width, canvas.height);
    const [, picture = ''] = canvas.toDataURL('image/webp', QUALITY).split(',');
    if (picture !== '' && picture.length <= MOST_CHARACTERS) return picture;
  }
  return null;
}

/** Where she signs with a finger; gives the drawing, base64, and null while nobody has signed. */
export function SignaturePad({ signed }: { signed: (picture: string | null) => void }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const steps = useRef(0);
  const isDrawing = useRef(false);
  const [isSigned, setSigned] = useState(false);
  const pen = () => canvas.current?.getContext('2d') ?? null;
  const point = (event: PointerEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const x = ((event.clientX - box.left) * WIDTH) / box.width;
    return [x, ((event.clientY - box.top) * HEIGHT) / box.height] as const;
  };
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    isDrawing.current = true;
    const line = pen();
    if (!line) return;
    line.lineWidth = LINE;
    line.lineCap = 'round';
    line.strokeStyle = '#141414';
    line.beginPath();
    line.moveTo(...point(event));
  };
  const draw = (event: PointerEvent<HTMLCanvasElement>) => {
    const line = pen();
    if (!isDrawing.current || !line) return;
    line.lineTo(...point(event));
    line.stroke();
    steps.current += 1;
  };
  const end = () => {
    if (!isDrawing.current) return;
    isDrawing.current = false;
    if (steps.current < LEAST_STEPS || !canvas.current) return;
    setSigned(true);
    signed(pictureOf(canvas.current));
  };
  const clear = () => {
    pen()?.clearRect(0, 0, WIDTH, HEIGHT);
    steps.current = 0;
    setSigned(false);
    signed(null);
  };
  return (
    <div>
      <p id="sign-here">{words.enrol.signHere}</p>
      <canvas
        ref={canvas}
        className="signature"
        width={WIDTH}
        height={HEIGHT}
        role="img"
        aria-labelledby="sign-here"
        onPointerDown={begin}
        onPointerMove={draw}
        onPointerUp={end}
        onPointerCancel={end}
      />
      {isSigned ? (
        <button type="button" className="go plain" onClick={clear}>
          {words.enrol.signAgain}
        </button>
      ) : null}
    </div>
  );
}
