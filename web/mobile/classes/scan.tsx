import { useEffect, useRef, useState } from 'react';
import { words } from './sign-words.ts';

const LOOK_MS = 250;
const MOST_PIXELS = 640;

interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}
type DetectorClass = new (of: { formats: string[] }) => Detector;

/** Reads a code from the camera: by the browser itself where it can, else by a reader that is loaded now. */
async function readerOf(): Promise<(video: HTMLVideoElement) => Promise<string | undefined>> {
  const found = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
  if (found) {
    const detector = new found({ formats: ['qr_code'] });
    return async (video) => (await detector.detect(video))[0]?.rawValue;
  }
  const { default: read } = await import('jsqr');
  const canvas = document.createElement('canvas');
  return async (video) => {
    const scale = Math.min(1, MOST_PIXELS / Math.max(video.videoWidth, video.videoHeight));
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context || canvas.width === 0) return undefined;
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
    return read(data, width, height)?.data;
  };
}

/** The camera, until a code is read or it is stopped. */
export function Scan({ onRead, onStop }: { onRead: (text: string) => void; onStop: () => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const [cannot, setCannot] = useState(false);
  const told = useRef(onRead);
  told.current = onRead;
  useEffect(() => {
    let stream: MediaStream | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const begin = async () => {
      const read = await readerOf();
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      const element = video.current;
      if (isOver || !element) return end();
      element.srcObject = stream;
      await element.play();
      const look = async () => {
        const text = await read(element).catch(() => undefined);
        if (isOver) return;
        if (text === undefined) timer = setTimeout(() => void look(), LOOK_MS);
        else told.current(text);
      };
      await look();
    };
    const end = () => {
      isOver = true;
      clearTimeout(timer);
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    begin().catch(() => setCannot(true));
    return end;
  }, []);
  return (
    <section>
      {cannot ? (
        <p className="message" role="alert">
          {words.noCamera}
        </p>
      ) : (
        <>
          <p>{words.scanning}</p>
          <video className="camera" ref={video} muted playsInline aria-label={words.scanning} />
        </>
      )}
      <button type="button" className="go plain" onClick={onStop}>
        {words.stop}
      </button>
    </section>
  );
}
