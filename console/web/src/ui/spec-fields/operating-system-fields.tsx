import { type HostImage, hostImageOf, imagesFor } from '@zhengyun/rulebook/catalogue/host-images.ts';
import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { beijingDay } from '../format/beijing-day.ts';
import { useNames } from '../use-names.ts';
import type { FieldPlace } from './field-place.ts';
import type { HostPlace } from './host-place.ts';
import { SshKeys } from './ssh-keys.tsx';
import { useFittingImage } from './use-fitting-image.ts';

interface OperatingSystemFieldsProps extends FieldPlace {
  /** Where the hosts are to stand; undefined until cloud and zone are chosen. */
  readonly place: HostPlace | undefined;
}

const NOTHING = 'nothing';

/** What was done to the image, whose account the keys open, and until when its maker mends it. */
function ImageNote({ image }: { readonly image: HostImage }) {
  const { t } = useTranslation();
  const { bilingual } = useNames();
  const { account, endOfSupport, hardening } = image;
  return (
    <>
      {t('spec.imageAccount', { account })}
      {endOfSupport === null ? t('spec.imageSupportOpen') : t('spec.imageSupport', { day: endOfSupport })}
      {bilingual(hardening)}
    </>
  );
}

interface ImagePickerProps {
  /** Given by the form's item, for its label. */
  readonly id?: string;
  readonly offered: readonly HostImage[];
  readonly chosen: string | undefined;
  readonly choose: (code: string | undefined) => void;
}

function ImagePicker({ id, offered, chosen, choose }: ImagePickerProps) {
  const { t } = useTranslation();
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      value={chosen ?? NOTHING}
      onChange={(code: string) => choose(code === NOTHING ? undefined : code)}
      options={[
        ...offered.map(({ code, name, architecture }) => ({
          value: code,
          label: `${name} · ${t(`spec.architecture.${architecture}`)}`,
        })),
        { value: NOTHING, label: t('spec.installNothing') },
      ]}
    />
  );
}

/** What the hosts are delivered with: an image that fits their place, and who gets in; or a blank disk. */
export function OperatingSystemFields({ name, path, place }: OperatingSystemFieldsProps) {
  const { t } = useTranslation();
  const offered = place === undefined ? null : place.hostImages ? imagesFor(place, beijingDay(new Date())) : [];
  const { system, choose } = useFittingImage(path, offered);
  const image = system === undefined ? undefined : hostImageOf(system.image);
  const field = [...name, 'operatingSystem'];
  if (offered === null || offered.length === 0) {
    return <p className="zy-faint">{t(offered === null ? 'spec.systemLater' : 'spec.systemNotHere')}</p>;
  }
  return (
    <div className="zy-two-columns">
      <Form.Item
        name={[...field, 'image']}
        label={t('spec.operatingSystem')}
        // The picker writes the whole system, not this one field of it; the field stands for what is said of it.
        trigger="onPick"
        getValueProps={() => ({})}
        extra={image ? <ImageNote image={image} /> : t('spec.blankDisk')}
      >
        <ImagePicker offered={offered} chosen={image?.code} choose={choose} />
      </Form.Item>
      {image ? <SshKeys name={[...field, 'sshKeys']} /> : null}
    </div>
  );
}
