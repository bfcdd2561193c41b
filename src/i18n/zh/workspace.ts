/** What is wrong with `chengnuo.yaml`, so that each language can say it; `key` as a path such as `office.region`. */
export type ConfigFault =
  | { readonly kind: 'unknown' | 'missing' | 'value'; readonly key: string }
  | { readonly kind: 'syntax' | 'repeated'; readonly line: number }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unreadable'; readonly reason: string };

function configFault(fault: ConfigFault): string {
  switch (fault.kind) {
    case 'unknown':
      return `没有“${fault.key}”这个配置项`;
    case 'missing':
      return `缺少“${fault.key}”`;
    case 'value':
      return fault.key === '' ? '内容不是“键: 值”的形式' : `“${fault.key}”的值不符合要求`;
    case 'syntax':
      return `第${fault.line}行不是有效的 YAML`;
    case 'repeated':
      return `第${fault.line}行的键与前面重复`;
    case 'empty':
      return '文件是空的';
    case 'unreadable':
      return `无法读取（${fault.reason}）`;
  }
}

export const workspaceErrors = {
  E_WORKSPACE_NONE: {
    message: '这里没有工作区：没有找到 chengnuo.yaml。',
    hint: '先运行 chengnuo init 目录 建立工作区，或用 -w 指明已有的工作区。',
  },
  E_WORKSPACE_EXISTS: {
    message: (p: { dir: string }) => `该目录已经是工作区：${p.dir}`,
    hint: '直接使用它（-w），或换一个空目录。',
  },
  E_WORKSPACE_CONFIG: {
    message: (p: { file: string; faults: readonly ConfigFault[] }) =>
      `工作区配置有误：${p.file}：${p.faults.map(configFault).join('；')}`,
    hint: '改正该处后重新运行；可用的配置项见 docs/configuration.md。',
  },
  E_WORKSPACE_KEY: {
    message: (p: { file: string; reason: string }) => `工作区密钥无法使用：${p.file}（${p.reason}）`,
    hint: '密钥不在备份之内，须单独保管；请从保管处取回，权限设为 0600。',
  },
};
