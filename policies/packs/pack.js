import './lean-sdk.js';
import { PolicyPack } from '@pulumi/policy';
import { POLICIES } from './policies.ts';

// The SDK reads the pack's version from package.json in the current folder.
process.chdir(import.meta.dirname);
new PolicyPack('zhengyun', { policies: [...POLICIES], enforcementLevel: 'mandatory' });
