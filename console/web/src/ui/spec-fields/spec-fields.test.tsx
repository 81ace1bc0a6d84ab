import { cleanup, screen } from '@testing-library/react';
import { CATALOGUE, itemSpecSchema } from '@zhengyun/rulebook/catalogue.ts';
import { Form } from 'antd';
import { afterEach, describe, expect, it } from 'vitest';
import { renderInConsole } from '../../testing/render-in-console.tsx';
import { useSpecText } from '../use-spec-text.ts';
import { defaultSpec } from './default-spec.ts';
import { SpecFields } from './spec-fields.tsx';

afterEach(cleanup);

function Text({ spec }: { readonly spec: unknown }) {
  return <p data-testid="text">{useSpecText()(itemSpecSchema.parse(spec))}</p>;
}

describe('the fields of a specification', () => {
  it.each(CATALOGUE.map(({ code }) => code))('of %s each have a label', (code) => {
    const { container } = renderInConsole(
      <Form initialValues={{ spec: defaultSpec(code) }}>
        <SpecFields
          item={code}
          name={['spec']}
          path={['spec']}
          targets={[]}
          people={[]}
          publicAddress={undefined}
          hostPlace={undefined}
        />
      </Form>,
    );
    const inputs = [...container.querySelectorAll('input')];
    expect(inputs.length).toBeGreaterThan(0);
    const named = (input: HTMLInputElement) => input.getAttribute('aria-label') ?? input.labels?.[0]?.textContent ?? '';
    expect(inputs.filter((input) => named(input) === '').map((input) => input.id)).toEqual([]);
  });

  it('say that the zone allows no public address', () => {
    renderInConsole(
      <Form initialValues={{ spec: defaultSpec('load-balancer') }}>
        <SpecFields
          item="load-balancer"
          name={['spec']}
          path={['spec']}
          targets={[]}
          people={[]}
          publicAddress={false}
          hostPlace={undefined}
        />
      </Form>,
    );
    expect(screen.getByText('所选分区不允许公网地址')).toBeTruthy();
  });
});

describe('a specification in one line', () => {
  it.each([
    [{ item: 'block-disk', class: 'fast', gb: 1_000, count: 2 }, '高速磁盘 1,000 GB × 2 块'],
    [{ item: 'object-bucket', quotaGb: 500 }, '500 GB'],
    [{ item: 'cache', memoryGb: 4, replicas: 1, vcpu: 1 }, '1 核 4 GB，1 个副本'],
    [{ item: 'security-pack', grade: 3 }, '等保三级'],
    [{ item: 'bastion-account', people: ['li', 'chen'], days: 90 }, '2 人，90 天'],
    [
      {
        item: 'load-balancer',
        scope: 'public',
        listeners: [{ name: 'https', protocol: 'TCP', port: 443, targetPort: 8443 }],
        target: { resource: 'zy-2026-000001' },
      },
      '公网，TCP 443→8443，目标 ZY-2026-000001',
    ],
    [
      { item: 'backup-schedule', hour: 2, everyDays: 7, retentionDays: 30, protectedGb: 500 },
      '每周 2 时，保留 30 天，保护 500 GB',
    ],
  ])('%#', (spec, text) => {
    renderInConsole(<Text spec={spec} />);
    expect(screen.getByTestId('text').textContent).toBe(text);
  });
});
