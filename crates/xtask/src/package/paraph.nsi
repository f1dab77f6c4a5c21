; The installer for Windows: for the person who runs it alone, without an administrator's rights.
; Made by `cargo xtask package windows`, which says where the files lie (STAGE) and writes two lists of them (LISTS).

Unicode true
Target amd64-unicode
ManifestDPIAware true
RequestExecutionLevel user
SetCompressor /SOLID lzma
SetDatablockOptimize on

!include "MUI2.nsh"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Paraph"
!define CLASSES "Software\Classes"
!define VIEW_RUNTIME "Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}"

Name "Paraph"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Paraph"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
BrandingText "Paraph ${VERSION}"

VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Paraph"
VIAddVersionKey "FileDescription" "Paraph"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "The Paraph authors. MIT or Apache-2.0."

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\paraph-desktop.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "French"

LangString FileKind ${LANG_ENGLISH} "Paraph file"
LangString FileKind ${LANG_FRENCH} "Fichier Paraph"
LangString DeskKind ${LANG_ENGLISH} "Paraph desk"
LangString DeskKind ${LANG_FRENCH} "Espace d’évaluation Paraph"
LangString OfficeKind ${LANG_ENGLISH} "Paraph committee’s office"
LangString OfficeKind ${LANG_FRENCH} "Espace de comité Paraph"
LangString NoView ${LANG_ENGLISH} "Paraph is installed. Its window needs Microsoft's WebView2 Runtime, which was not found on this computer. It is part of Windows 11 and of current Windows 10; your IT service, or microsoft.com (search for $\"WebView2 Runtime$\"), has it."
LangString NoView ${LANG_FRENCH} "Paraph est installé. Sa fenêtre a besoin de WebView2 Runtime de Microsoft, introuvable sur cet ordinateur. Il fait partie de Windows 11 et des versions actuelles de Windows 10 ; votre service informatique ou microsoft.com (chercher « WebView2 Runtime ») le fournit."

; One kind of file: its ending, the name of its class, what people read, the place of the text in the language.
!macro FileType ENDING CLASS KIND
  WriteRegStr HKCU "${CLASSES}\.${ENDING}\OpenWithProgids" "${CLASS}" ""
  ReadRegStr $0 HKCU "${CLASSES}\.${ENDING}" ""
  StrCmp $0 "" 0 +2
    WriteRegStr HKCU "${CLASSES}\.${ENDING}" "" "${CLASS}"
  WriteRegStr HKCU "${CLASSES}\${CLASS}" "" "${KIND}"
  WriteRegStr HKCU "${CLASSES}\${CLASS}\DefaultIcon" "" "$INSTDIR\paraph-desktop.exe,0"
  WriteRegStr HKCU "${CLASSES}\${CLASS}\shell\open\command" "" '"$INSTDIR\paraph-desktop.exe" "%1"'
!macroend

!macro NoFileType ENDING CLASS
  DeleteRegKey HKCU "${CLASSES}\${CLASS}"
  DeleteRegValue HKCU "${CLASSES}\.${ENDING}\OpenWithProgids" "${CLASS}"
  ReadRegStr $0 HKCU "${CLASSES}\.${ENDING}" ""
  StrCmp $0 "${CLASS}" 0 +2
    DeleteRegValue HKCU "${CLASSES}\.${ENDING}" ""
  DeleteRegKey /ifempty HKCU "${CLASSES}\.${ENDING}\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.${ENDING}"
!macroend

; Windows shows new kinds of files at once.
!macro Announce
  System::Call "shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)"
!macroend

Section
  SetShellVarContext current
  !include "${LISTS}\install.nsh"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  CreateShortcut "$SMPROGRAMS\Paraph.lnk" "$INSTDIR\paraph-desktop.exe"
  !insertmacro FileType "paraph" "Paraph.File" "$(FileKind)"
  WriteRegStr HKCU "${CLASSES}\.paraph" "Content Type" "application/vnd.paraph"
  !insertmacro FileType "paraph-desk" "Paraph.Desk" "$(DeskKind)"
  !insertmacro FileType "paraph-office" "Paraph.Office" "$(OfficeKind)"
  !insertmacro Announce

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Paraph"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\paraph-desktop.exe"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1

  ReadRegStr $0 HKLM "Software\WOW6432Node\${VIEW_RUNTIME}" "pv"
  StrCmp $0 "" 0 found
  ReadRegStr $0 HKCU "Software\${VIEW_RUNTIME}" "pv"
  StrCmp $0 "" 0 found
    MessageBox MB_ICONINFORMATION "$(NoView)" /SD IDOK
  found:
SectionEnd

; What was installed goes, file by file; desks, offices, keys and settings are the person's and stay.
Section "Uninstall"
  SetShellVarContext current
  !include "${LISTS}\uninstall.nsh"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Paraph.lnk"
  DeleteRegValue HKCU "${CLASSES}\.paraph" "Content Type"
  !insertmacro NoFileType "paraph" "Paraph.File"
  !insertmacro NoFileType "paraph-desk" "Paraph.Desk"
  !insertmacro NoFileType "paraph-office" "Paraph.Office"
  !insertmacro Announce
  DeleteRegKey HKCU "${UNINSTALL}"
SectionEnd
