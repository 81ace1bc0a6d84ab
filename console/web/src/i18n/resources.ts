import { frame as frameEn } from './en-US/frame.ts';
import { orders as ordersEn } from './en-US/orders.ts';
import { signIn as signInEn } from './en-US/sign-in.ts';
import { ui as uiEn } from './en-US/ui.ts';
import { words as wordsEn } from './en-US/words.ts';
import { frame } from './zh-CN/frame.ts';
import { orders } from './zh-CN/orders.ts';
import { signIn } from './zh-CN/sign-in.ts';
import { ui } from './zh-CN/ui.ts';
import { words } from './zh-CN/words.ts';

/** Every text on screen, by area: Chinese is the source, English has the same keys (by type and by test). */
export const resources = {
  'zh-CN': { web: { frame, ui, words, orders, signIn } },
  'en-US': { web: { frame: frameEn, ui: uiEn, words: wordsEn, orders: ordersEn, signIn: signInEn } },
} as const;
