export const workspace = {};

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
    message: (p: { file: string; detail: string }) => `工作区配置有误：${p.file}：${p.detail}`,
    hint: '改正该处后重新运行；可用的配置项见 docs/configuration.md。',
  },
  E_WORKSPACE_KEY: {
    message: (p: { file: string; reason: string }) => `工作区密钥无法使用：${p.file}（${p.reason}）`,
    hint: '密钥不在备份之内，须单独保管；请从保管处取回，权限设为 0600。',
  },
};
