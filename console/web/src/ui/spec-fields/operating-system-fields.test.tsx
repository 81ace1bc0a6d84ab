import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { Button, Form } from 'antd';
import { afterEach, describe, expect, it } from 'vitest';
import { renderInConsole } from '../../testing/render-in-console.tsx';
import { defaultSpec } from './default-spec.ts';
import type { HostPlace } from './host-place.ts';
import { SpecFields } from './spec-fields.tsx';

afterEach(cleanup);

const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f li.wei@laptop';
const PRIVATE = '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEA\n-----END OPENSSH PRIVATE KEY-----';
const X86: HostPlace = { xinchuang: false, architecture: 'amd64', hostImages: true };
const XINCHUANG: HostPlace = { xinchuang: true, architecture: 'arm64', hostImages: true };
const BARE: HostPlace = { ...X86, hostImages: false };

/** A line of hosts whose place changes by its buttons, with the whole form's values written out. */
function Line() {
  const [form] = Form.useForm();
  const place = Form.useWatch('place', { form, preserve: true }) as HostPlace | undefined;
  const values = Form.useWatch([], { form, preserve: true });
  const spec = Form.useWatch('spec', { form, preserve: true });
  return (
    <Form form={form} initialValues={{ spec: defaultSpec('cloud-host') }}>
      <SpecFields
        {...{ item: 'cloud-host', name: ['spec'], path: ['spec'], targets: [], people: [] }}
        publicAddress={undefined}
        hostPlace={place}
      />
      {Object.entries({ X86, XINCHUANG, BARE }).map(([label, there]) => (
        <Button key={label} onClick={() => form.setFieldValue('place', there)}>
          {label}
        </Button>
      ))}
      <output data-testid="system">{JSON.stringify(spec?.operatingSystem ?? null)}</output>
      <output data-testid="all">{JSON.stringify([values, form.getFieldsValue(true)])}</output>
    </Form>
  );
}

const system = () => JSON.parse(screen.getByTestId('system').textContent ?? '');
const placeAt = (label: string) => fireEvent.click(screen.getByText(label));
const keys = () => screen.getByLabelText('SSH 公钥');
const shown = (text: string) => waitFor(() => expect(screen.getAllByText(text).length).toBeGreaterThan(0));

describe('the operating system of new hosts', () => {
  it('is asked for once the place is known, the usual one of that place first', async () => {
    renderInConsole(<Line />);
    expect(screen.getByText('操作系统：选好云和网络分区后选择。')).toBeTruthy();
    placeAt('X86');
    await waitFor(() => expect(system()).toEqual({ image: 'openeuler-24-03-lts-amd64', sshKeys: [] }));
    expect(screen.getByText(/登录账户 openeuler/)).toBeTruthy();
  });

  it('offers domestic systems alone in a 信创 zone, and changes what no longer fits with the place', async () => {
    renderInConsole(<Line />);
    placeAt('X86');
    await waitFor(() => expect(system()?.image).toBe('openeuler-24-03-lts-amd64'));
    fireEvent.change(keys(), { target: { value: KEY } });
    placeAt('XINCHUANG');
    await waitFor(() => expect(system()).toEqual({ image: 'openeuler-24-03-lts-arm64', sshKeys: [KEY] }));
    fireEvent.mouseDown(screen.getByLabelText('操作系统'));
    await shown('银河麒麟高级服务器 V10 SP3 · ARM64');
    expect(screen.queryByText(/Ubuntu/)).toBeNull();
    expect(screen.queryByText(/x86_64/)).toBeNull();
  });

  it('is none on a cloud without images, which says so, and is back on one that has them', async () => {
    renderInConsole(<Line />);
    placeAt('BARE');
    await waitFor(() => expect(system()).toBeNull());
    expect(screen.getByText('所选的云没有适用的系统镜像，主机以空白系统盘交付。')).toBeTruthy();
    placeAt('X86');
    await waitFor(() => expect(system()?.image).toBe('openeuler-24-03-lts-amd64'));
  });

  it('may be none, and stays none wherever the line is placed', async () => {
    renderInConsole(<Line />);
    placeAt('X86');
    await waitFor(() => expect(system()).not.toBeNull());
    fireEvent.mouseDown(screen.getByLabelText('操作系统'));
    await shown('不安装（空白系统盘）');
    fireEvent.click(screen.getByText('不安装（空白系统盘）'));
    await waitFor(() => expect(system()).toBeNull());
    placeAt('XINCHUANG');
    await shown('系统盘交付时是空白的，由部门自行安装。');
    expect(system()).toBeNull();
  });
});

describe('the keys of new hosts', () => {
  const open = async () => {
    renderInConsole(<Line />);
    placeAt('X86');
    await waitFor(() => expect(keys()).toBeTruthy());
  };

  it('are one a line, without the empty ones', async () => {
    await open();
    fireEvent.change(keys(), { target: { value: `\n${KEY}\n\n${KEY}\n` } });
    await waitFor(() => expect(system()?.sshKeys).toEqual([KEY, KEY]));
  });

  it('that are wrong are said to be at once, with their line', async () => {
    await open();
    fireEvent.change(keys(), { target: { value: `${KEY}\nssh-ed25519 AAAA` } });
    await waitFor(() => expect(screen.getByText(/第 2 行：不是完整的 SSH 公钥/)).toBeTruthy());
  });

  it('that are private never become part of the form, which says why', async () => {
    await open();
    fireEvent.change(keys(), { target: { value: PRIVATE } });
    await waitFor(() => expect(screen.getByText(/粘贴的是私钥/)).toBeTruthy());
    expect((keys() as HTMLTextAreaElement).value).toBe('');
    expect(screen.getByTestId('all').textContent).not.toContain('PRIVATE');
    fireEvent.change(keys(), { target: { value: KEY } });
    await waitFor(() => expect(screen.queryByText(/粘贴的是私钥/)).toBeNull());
  });
});
