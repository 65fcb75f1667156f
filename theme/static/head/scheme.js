// The theme that a reader has chosen, light or dark, kept on the device. Nothing kept follows the
// system, which needs no script. It runs before the first paint, so that no page flashes.
try{
let style=document.documentElement.style,kept=localStorage,id="page:scheme";
style.colorScheme=kept.scheme||"";
onchange=({target})=>{if(target.id==id)style.colorScheme=kept.scheme=target.value};
onpageshow=()=>{self[id].value=kept.scheme||""}
}catch{};
