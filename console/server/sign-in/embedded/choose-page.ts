import { label } from '@zhengyun/rulebook/messages/message.ts';
import { escapeHtml, page } from '../page.ts';

export interface Choice {
  readonly subject: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly place: string;
}

const NONE = '<p>还没有示例人员。请先运行 <code>npm start</code>，或 <code>npx zhengyun bootstrap</code>。</p>';

/** The page that asks which sample person to be: one plain form, one button a person, no script. */
export function choosePage(choices: readonly Choice[], action: string): string {
  const buttons = choices.map((choice) => {
    const roles = choice.roles.map((role) => label('zh-CN', 'role', role)).join('、');
    return `<li><button name="subject" value="${escapeHtml(choice.subject)}">${escapeHtml(choice.name)}<small>${escapeHtml(roles)}</small><small>${escapeHtml(choice.place)}</small></button></li>`;
  });
  const form = `<form method="post" action="${escapeHtml(action)}"><ul>${buttons.join('')}</ul></form>`;
  return page(
    '本机演示登录',
    `<h1>本机演示登录</h1><p class="note">这是单机演示用的模拟登录，不验证密码，人员都是示例。正式部署须对接统一身份认证。</p>${
      choices.length === 0 ? NONE : form
    }`,
  );
}
