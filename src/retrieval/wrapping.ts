/** Words that only wrap a question; what is left without them is what is really asked. */
const WRAPPING =
  /请问|请|帮我|帮忙|麻烦|查一?下|查个?|找出来|拎出来|列出?来?|列一?下|说说|讲讲|说一下|讲一下|念给?我?听?下?|讲的?|说的?|写的?|给我|告诉我|我想|我要|知道|晓得|看看|看下|内容|原文|全文|具体|大概|主要|任务|方案|文件|里面?|里头|中|规定|要求|部分|项目?|大块|块|哪些|哪几个?|哪个|哪一?|什么|么子|啥子?|怎么|如何|多少|几个?|都|各|分别|全部|全|所有|一共|总共|共|包括|包含|涉及|有关|关于|完成|做到|做好|搞完|办完|交账|卡在|必须|应该|应当|需要|得|要|有|是|的|了|吗|呢|呀|啊|吧|哈|咧|么|在|到|于|之?以?前|底|年|最晚|最迟|最早|截止|到期|时限|期限|事情|事项?|工作|东西|湖南省?|全省|省里|领导|台账|这个?|那个?|你们?|我们?|他们?|它|\(|\)|第|节|[\s,。?!:;、“”"'‘’《》【】「」.~-]/g;

/** What remains of a question besides wrapping words and numbers. */
export function substance(key: string): string {
  return key.replace(WRAPPING, '').replace(/[\d零〇一二两三四五六七八九十百]+/g, '');
}
