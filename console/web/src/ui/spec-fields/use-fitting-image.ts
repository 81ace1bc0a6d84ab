import type { OperatingSystem } from '@zhengyun/rulebook/catalogue/compute.ts';
import type { HostImage } from '@zhengyun/rulebook/catalogue/host-images.ts';
import { Form } from 'antd';
import { useEffect, useRef } from 'react';
import type { FieldPlace } from './field-place.ts';

/**
 * The operating system in the form, kept to what is `offered` where the hosts are to stand (null: nobody knows where yet): the usual one
 * first, none where there are none, and the usual one again after that. Who chose to install nothing is left alone.
 */
export function useFittingImage(path: FieldPlace['path'], offered: readonly HostImage[] | null) {
  const form = Form.useFormInstance();
  const field = [...path, 'operatingSystem'];
  const system = Form.useWatch(field, { form, preserve: true }) as OperatingSystem | undefined;
  const isTakenAway = useRef(false);
  const usual = offered?.[0]?.code;
  const put = (image: string | undefined) =>
    form.setFieldValue(field, image === undefined ? undefined : { image, sshKeys: system?.sshKeys ?? [] });
  useEffect(() => {
    if (offered === null) return;
    const fits = system === undefined || offered.some(({ code }) => code === system.image);
    const isBack = system === undefined && isTakenAway.current && usual !== undefined;
    if (fits && !isBack) return;
    isTakenAway.current = usual === undefined;
    put(usual);
  });
  return {
    system,
    /** Takes the image of that code; undefined: nothing is installed. */
    choose: (image: string | undefined) => {
      isTakenAway.current = false;
      put(image);
    },
  };
}
