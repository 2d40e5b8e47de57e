import { useCallback, useEffect, useState } from 'react';

const synthesis: SpeechSynthesis | undefined =
  typeof window !== 'undefined' && 'speechSynthesis' in window ? window.speechSynthesis : undefined;

/** What of the page is read aloud: its text, without buttons and without what is folded away. */
export function textToRead(root: HTMLElement): string {
  const texts: string[] = [];
  const walk = (element: Element): void => {
    if (element.matches('button, [data-silent], svg, .unseen')) return;
    if (element instanceof HTMLDetailsElement && !element.open) return;
    if (element.children.length === 0 || element.matches('p, h1, h2, h3, li > span, summary, dd, dt')) {
      const text = element.textContent?.trim();
      if (text) texts.push(text);
      return;
    }
    for (const child of element.children) walk(child);
  };
  walk(root);
  return texts.join('。');
}

/** Reads the page to the person; `available` is false where the telephone has no voice. */
export function useSpeech(): {
  available: boolean;
  speaking: boolean;
  read(text: string): void;
  stop(): void;
} {
  const [speaking, setSpeaking] = useState(false);
  const stop = useCallback(() => {
    synthesis?.cancel();
    setSpeaking(false);
  }, []);
  useEffect(() => stop, [stop]);
  const read = useCallback((text: string) => {
    if (!synthesis || text === '') return;
    synthesis.cancel();
    // Sentence by sentence: some telephones break a long text off after a quarter of a minute.
    const sentences = text.split(/(?<=[。！？])/).filter((sentence) => /[^。！？\s]/.test(sentence));
    sentences.forEach((sentence, place) => {
      const utterance = new SpeechSynthesisUtterance(sentence);
      utterance.lang = 'zh-CN';
      utterance.rate = 0.9;
      utterance.onerror = () => setSpeaking(false);
      if (place === sentences.length - 1) utterance.onend = () => setSpeaking(false);
      synthesis.speak(utterance);
    });
    setSpeaking(sentences.length > 0);
  }, []);
  return { available: synthesis !== undefined, speaking, read, stop };
}
