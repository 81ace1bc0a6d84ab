import { objectPolicy } from '../define-policy.ts';
import { textOf } from '../manifest/reading.ts';

/** Mainland mobile number; resident identity number (18 places, the last may be X); an address of mail. */
const PERSONAL = [
  { what: '手机号', form: /(?<!\d)1[3-9]\d{9}(?!\d)/ },
  {
    what: '身份证号',
    form: /(?<!\d)[1-9]\d{5}(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])/,
  },
  { what: '电子邮箱', form: /[A-Za-z0-9._-]+@[A-Za-z0-9-]+\.[A-Za-z]{2,}/ },
];

/** Names, labels and annotations are read by everybody and kept in every log: nobody's number or address is in them. */
export const noPersonalData = objectPolicy(
  {
    name: 'no-personal-data',
    description: '名称、标签和注解不得含个人信息',
    english: 'Names, labels and annotations carry no personal data',
    controls: ['8.1.4.11'],
    severity: 'high',
    level: 'mandatory',
    remedy: '请改用部门、系统的标识；联系人信息登记在平台中',
  },
  (object) => {
    const places = [
      { text: object.name, path: ['metadata', 'name'] },
      ...(['labels', 'annotations'] as const).flatMap((part) =>
        Object.entries(object[part]).map(([key, value]) => ({ text: textOf(value), path: ['metadata', part, key] })),
      ),
    ];
    return places.flatMap(({ text, path }) =>
      PERSONAL.filter(({ form }) => form.test(text)).map(({ what }) => ({
        text: `${path.at(-1) === 'name' ? '名称' : path.at(-1)} 含${what}`,
        path,
      })),
    );
  },
);
