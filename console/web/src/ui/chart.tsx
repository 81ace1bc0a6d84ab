import { theme } from 'antd';
import { useEffect, useRef } from 'react';

/** What every drawing takes from the theme. */
export interface Look {
  readonly text: string;
  readonly font: string;
}

/** A chart that stands in its place. */
interface Drawn {
  dispose(): void;
  resize(): void;
}

interface ChartProps<Drawing> {
  /** What the chart shows, for who can't see it; its figures stand in a table beside. */
  readonly label: string;
  /** In pixels; the width is the place's. */
  readonly height: number;
  /** Plain data: it is drawn anew when what it says changes. */
  readonly drawing: Drawing;
  /** Fetches the code that draws, with ECharts, when the first one is drawn. The same function at every call. */
  readonly load: () => Promise<(element: HTMLElement, drawing: Drawing & Look) => Drawn>;
}

/** A chart in its place: drawn once its code is there, as wide as the window lets it be, and gone with the page. */
export function Chart<Drawing extends object>({ label, height, drawing, load }: ChartProps<Drawing>) {
  const { token } = theme.useToken();
  const place = useRef<HTMLDivElement>(null);
  const told = JSON.stringify({ ...drawing, text: token.colorText, font: token.fontFamily });
  useEffect(() => {
    let chart: Drawn | null = null;
    let gone = false;
    const resize = () => chart?.resize();
    const draw = async () => {
      const drawIn = await load();
      if (!gone && place.current) chart = drawIn(place.current, JSON.parse(told) as Drawing & Look);
    };
    void draw();
    window.addEventListener('resize', resize);
    return () => {
      gone = true;
      window.removeEventListener('resize', resize);
      chart?.dispose();
    };
  }, [told, load]);
  return <div ref={place} role="img" aria-label={label} style={{ height, width: '100%' }} />;
}
